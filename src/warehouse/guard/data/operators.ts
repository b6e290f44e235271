// Made by build-lists.ts from PostgreSQL's catalog; change the rule there and regenerate.
export const harmlessOperators: ReadonlySet<string> = new Set(
  `
!! !~ !~* !~~ !~~* # ## #- #> #>> % & && &< &<| &> * *< *<= *<> *= *> *>= + - -> ->> -|- / < <-> << <<= <<|
<= <> <@ <^ = > >= >> >>= >^ ? ?# ?& ?- ?-| ?| ?|| @ @-@ @> @? @@ @@@ ^ ^@ | |&> |/ |>> || ||/ ~ ~* ~<=~ ~<~
~= ~>=~ ~>~ ~~ ~~*
`
    .trim()
    .split(/\s+/),
);

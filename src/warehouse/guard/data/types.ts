// Made by build-lists.ts from PostgreSQL's catalog; change the rule there and regenerate.
export const harmlessTypes: ReadonlySet<string> = new Set(
  `
bit bool box bpchar bytea char cid cidr circle date datemultirange daterange float4 float8 gtsvector inet
int2 int2vector int4 int4multirange int4range int8 int8multirange int8range interval json jsonb jsonpath
line lseg macaddr macaddr8 money name numeric nummultirange numrange oid oidvector path pg_lsn pg_snapshot
point polygon refcursor regconfig regdictionary text tid time timestamp timestamptz timetz tsmultirange
tsquery tsrange tstzmultirange tstzrange tsvector txid_snapshot uuid varbit varchar xid xid8 xml
`
    .trim()
    .split(/\s+/),
);

export const catalogTypes: ReadonlySet<string> = new Set(
  `
aclitem pg_brin_bloom_summary pg_brin_minmax_multi_summary pg_dependencies pg_mcv_list pg_ndistinct
pg_node_tree regclass regcollation regnamespace regoper regoperator regproc regprocedure regrole regtype
`
    .trim()
    .split(/\s+/),
);

/**
 * Every node of a parse tree that a query may hold, field by field: `plain` is a value, `tree` is wrapped nodes (or a
 * list of them), anything else the type of an unwrapped node. What is not written here is refused, so syntax that a
 * newer PostgreSQL adds stays out until someone has looked at it.
 */
export const grammar: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  SelectStmt: {
    ...trees('distinctClause targetList fromClause whereClause groupClause havingClause windowClause'),
    ...trees('valuesLists sortClause limitOffset limitCount'),
    ...plains('groupDistinct limitOption op all'),
    withClause: 'WithClause',
    larg: 'SelectStmt',
    rarg: 'SelectStmt',
  },
  WithClause: { ...trees('ctes'), ...plains('recursive') },
  CommonTableExpr: {
    ...trees('aliascolnames ctequery'),
    ...plains('ctename ctematerialized'),
    search_clause: 'CTESearchClause',
    cycle_clause: 'CTECycleClause',
  },
  CTESearchClause: { ...trees('search_col_list'), ...plains('search_breadth_first search_seq_column') },
  CTECycleClause: {
    ...trees('cycle_col_list cycle_mark_value cycle_mark_default'),
    ...plains('cycle_mark_column cycle_path_column'),
  },

  RangeVar: { ...plains('catalogname schemaname relname inh relpersistence'), alias: 'Alias' },
  RangeSubselect: { ...trees('subquery'), ...plains('lateral'), alias: 'Alias' },
  RangeFunction: {
    ...trees('functions coldeflist'),
    ...plains('lateral ordinality is_rowsfrom'),
    alias: 'Alias',
  },
  RangeTableSample: trees('relation method args repeatable'),
  JoinExpr: {
    ...trees('larg rarg usingClause quals'),
    ...plains('jointype isNatural'),
    alias: 'Alias',
    join_using_alias: 'Alias',
  },
  Alias: { ...trees('colnames'), ...plains('aliasname') },
  ColumnDef: { ...plains('colname is_local'), typeName: 'TypeName', collClause: 'CollateClause' },

  ResTarget: { ...trees('val'), ...plains('name') },
  ColumnRef: trees('fields'),
  A_Star: {},
  ParamRef: plains('number'),
  A_Const: {
    ...plains('isnull'),
    ival: 'Integer',
    fval: 'Float',
    boolval: 'Boolean',
    sval: 'String',
    bsval: 'BitString',
  },
  Integer: plains('ival'),
  Float: plains('fval'),
  Boolean: plains('boolval'),
  String: plains('sval'),
  BitString: plains('bsval'),
  List: trees('items'),

  A_Expr: { ...trees('name lexpr rexpr'), ...plains('kind rexpr_list_start rexpr_list_end') },
  A_Indirection: trees('arg indirection'),
  A_Indices: { ...trees('lidx uidx'), ...plains('is_slice') },
  A_ArrayExpr: { ...trees('elements'), ...plains('list_start list_end') },
  BoolExpr: { ...trees('args'), ...plains('boolop') },
  NullTest: { ...trees('arg'), ...plains('nulltesttype') },
  BooleanTest: { ...trees('arg'), ...plains('booltesttype') },
  CaseExpr: trees('arg args defresult'),
  CaseWhen: trees('expr result'),
  CoalesceExpr: trees('args'),
  MinMaxExpr: { ...trees('args'), ...plains('op') },
  RowExpr: { ...trees('args'), ...plains('row_format') },
  SubLink: { ...trees('testexpr operName subselect'), ...plains('subLinkType') },
  TypeCast: { ...trees('arg'), typeName: 'TypeName' },
  TypeName: { ...trees('names typmods arrayBounds'), ...plains('typemod setof pct_type') },
  CollateClause: trees('arg collname'),
  FuncCall: {
    ...trees('funcname args agg_order agg_filter'),
    ...plains('agg_within_group agg_star agg_distinct func_variadic funcformat'),
    over: 'WindowDef',
  },
  NamedArgExpr: { ...trees('arg'), ...plains('name argnumber') },
  SQLValueFunction: plains('op typmod'),
  GroupingFunc: trees('args'),
  GroupingSet: { ...trees('content'), ...plains('kind') },
  SortBy: { ...trees('node'), ...plains('sortby_dir sortby_nulls') },
  WindowDef: {
    ...trees('partitionClause orderClause startOffset endOffset'),
    ...plains('name refname frameOptions'),
  },

  XmlExpr: { ...trees('named_args args'), ...plains('op name xmloption indent') },
  XmlSerialize: { ...trees('expr'), ...plains('xmloption indent'), typeName: 'TypeName' },
  JsonValueExpr: { ...trees('raw_expr'), format: 'JsonFormat' },
  JsonFormat: plains('format_type encoding'),
  JsonOutput: { typeName: 'TypeName', returning: 'JsonReturning' },
  JsonReturning: { format: 'JsonFormat' },
  JsonKeyValue: { ...trees('key'), value: 'JsonValueExpr' },
  JsonObjectConstructor: { ...trees('exprs'), ...plains('absent_on_null unique'), output: 'JsonOutput' },
  JsonArrayConstructor: { ...trees('exprs'), ...plains('absent_on_null'), output: 'JsonOutput' },
  JsonArrayQueryConstructor: {
    ...trees('query'),
    ...plains('absent_on_null'),
    output: 'JsonOutput',
    format: 'JsonFormat',
  },
  JsonAggConstructor: {
    ...trees('agg_filter agg_order'),
    output: 'JsonOutput',
    over: 'WindowDef',
  },
  JsonObjectAgg: {
    ...plains('absent_on_null unique'),
    constructor: 'JsonAggConstructor',
    arg: 'JsonKeyValue',
  },
  JsonArrayAgg: { ...plains('absent_on_null'), constructor: 'JsonAggConstructor', arg: 'JsonValueExpr' },
  JsonIsPredicate: { ...trees('expr'), ...plains('item_type unique_keys'), format: 'JsonFormat' },
  JsonFuncExpr: {
    ...trees('pathspec passing'),
    ...plains('op column_name wrapper quotes'),
    context_item: 'JsonValueExpr',
    output: 'JsonOutput',
    on_empty: 'JsonBehavior',
    on_error: 'JsonBehavior',
  },
  JsonArgument: { ...plains('name'), val: 'JsonValueExpr' },
  JsonBehavior: { ...trees('expr'), ...plains('btype coerce') },
  JsonScalarExpr: { ...trees('expr'), output: 'JsonOutput' },
  JsonParseExpr: { ...plains('unique_keys'), expr: 'JsonValueExpr', output: 'JsonOutput' },
  JsonSerializeExpr: { expr: 'JsonValueExpr', output: 'JsonOutput' },
};

function trees(names: string): Record<string, string> {
  return fields(names, 'tree');
}

function plains(names: string): Record<string, string> {
  return fields(names, 'plain');
}

function fields(names: string, kind: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, kind]));
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ParseResult } from 'libpg-query';

/** The text is not SQL. `position` counts characters from 0; null when the parser does not say. */
export class SyntaxFault extends Error {
  readonly position: number | null;

  constructor(message: string, position: number | null) {
    super(message);
    this.position = position;
  }
}

export interface Parser {
  /** Throws `SyntaxFault`. */
  parse(sql: string): ParseResult;
}

interface PgQueryModule {
  _malloc(size: number): number;
  _free(pointer: number): void;
  _wasm_parse_query_raw(pointer: number): number;
  _wasm_free_parse_result(pointer: number): void;
  lengthBytesUTF8(text: string): number;
  stringToUTF8(text: string, pointer: number, size: number): void;
  UTF8ToString(pointer: number): string;
  getValue(pointer: number, type: 'i32'): number;
}

type CreateModule = (options: {
  instantiateWasm(imports: object, receive: (instance: object) => void): object;
}) => Promise<PgQueryModule>;

/** The part of the global that TypeScript describes only together with the browser's. */
interface Wasm {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(compiled: object, imports: object): Promise<object>;
}

/**
 * PostgreSQL's parser over its raw module. The package's own functions keep one instance for the life of the process;
 * an instance whose stack ran over must be dropped, because its stack pointer is not restored and later parses fail or
 * hang. A spare stands by, made from the same compiled code, so that dropping one costs no wait.
 */
export async function loadParser(): Promise<Parser> {
  const require = createRequire(import.meta.url);
  const create = require('libpg-query/wasm/libpg-query.js') as CreateModule;
  const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: Wasm };
  const compiled = await wasm.compile(await readFile(require.resolve('libpg-query/wasm/libpg-query.wasm')));
  const instantiate = () =>
    create({
      instantiateWasm(imports, receive) {
        wasm.instantiate(compiled, imports).then(receive);
        return {};
      },
    });

  let current: PgQueryModule | null = await instantiate();
  let spare: PgQueryModule | null = await instantiate();

  function renew(): void {
    current = spare;
    spare = null;
    instantiate().then((fresh) => {
      if (current === null) current = fresh;
      else spare = fresh;
      if (spare === null) instantiate().then((second) => (spare = second));
    });
  }

  return {
    parse(sql) {
      if (current === null) throw new SyntaxFault('the parser is being renewed', null);
      try {
        return parseWith(current, sql);
      } catch (error) {
        if (error instanceof SyntaxFault) throw error;
        renew();
        throw new SyntaxFault('the statement is too deep for the parser', null);
      }
    },
  };
}

function parseWith(module: PgQueryModule, sql: string): ParseResult {
  const size = module.lengthBytesUTF8(sql) + 1;
  const text = module._malloc(size);
  module.stringToUTF8(sql, text, size);
  const result = module._wasm_parse_query_raw(text);
  try {
    return readResult(module, result);
  } finally {
    module._free(text);
    if (result !== 0) module._wasm_free_parse_result(result);
  }
}

/** The layout of libpg_query's `PgQueryParseResult` and `PgQueryError`. */
function readResult(module: PgQueryModule, result: number): ParseResult {
  if (result === 0) throw new RangeError('the parser has no memory left');
  const tree = module.getValue(result, 'i32');
  const fault = module.getValue(result + 8, 'i32');
  if (fault !== 0) {
    const message = module.UTF8ToString(module.getValue(fault, 'i32'));
    const position = module.getValue(fault + 16, 'i32');
    throw new SyntaxFault(message, position > 0 ? position - 1 : null);
  }
  return JSON.parse(module.UTF8ToString(tree)) as ParseResult;
}

/** Reads PostgreSQL's array text (`{1,NULL,"a,b",{…}}`); bounds (`[0:2]={…}`) are skipped. */
export function arrayOf(text: string, read: (item: string) => unknown): unknown[] {
  const start = text.startsWith('[') ? text.indexOf('=') + 1 : 0;
  return readArray({ text, at: start }, read);
}

interface Reading {
  readonly text: string;
  at: number;
}

function readArray(reading: Reading, read: (item: string) => unknown): unknown[] {
  const items: unknown[] = [];
  reading.at += 1;
  while (reading.text[reading.at] !== '}') {
    items.push(readItem(reading, read));
    if (reading.text[reading.at] === ',') reading.at += 1;
  }
  reading.at += 1;
  return items;
}

function readItem(reading: Reading, read: (item: string) => unknown): unknown {
  const first = reading.text[reading.at];
  if (first === undefined) throw new SyntaxError('the array text ends too early');
  if (first === '{') return readArray(reading, read);
  if (first === '"') return read(readQuoted(reading));
  const bare = /[^,}]*/y;
  bare.lastIndex = reading.at;
  const [item = ''] = bare.exec(reading.text) ?? [];
  reading.at += item.length;
  return item === 'NULL' ? null : read(item);
}

function readQuoted(reading: Reading): string {
  const quoted = /"((?:[^"\\]|\\.)*)"/sy;
  quoted.lastIndex = reading.at;
  const match = quoted.exec(reading.text);
  if (match === null) throw new SyntaxError('the array text ends inside a string');
  reading.at += match[0].length;
  return (match[1] ?? '').replace(/\\(.)/gs, '$1');
}

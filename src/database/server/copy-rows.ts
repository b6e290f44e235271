import type { Connection, Submittable } from 'pg';

/** What of pg's connection a COPY needs and its types leave out. */
interface CopyConnection extends Connection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

const chunkBytes = 1 << 20;

/** `COPY … FROM STDIN` as a query of pg, whose own queries refuse it. `finished` gives the number of rows. */
export class CopyRows implements Submittable {
  readonly finished: Promise<number>;
  readonly #text: string;
  readonly #data: Buffer;
  #count = 0;
  #resolve: (count: number) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  constructor(text: string, csv: string) {
    this.#text = text;
    this.#data = Buffer.from(csv);
    this.finished = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(connection: Connection): void {
    (connection as CopyConnection).query(this.#text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    for (let at = 0; at < this.#data.length; at += chunkBytes) {
      connection.sendCopyFromChunk(this.#data.subarray(at, at + chunkBytes));
    }
    connection.endCopyFrom();
  }

  handleCommandComplete(message: { text: string }): void {
    this.#count = Number(/\d+$/.exec(message.text)?.[0] ?? 0);
  }

  handleReadyForQuery(): void {
    this.#resolve(this.#count);
  }

  handleError(error: unknown): void {
    this.#reject(error);
  }
}

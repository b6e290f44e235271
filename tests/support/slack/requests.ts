import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Arguments } from './refusal.ts';

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Arguments of a call, from JSON, a form or a multipart one; nested values are JSON within a form. */
export async function readArguments(request: IncomingMessage, body: Buffer): Promise<Arguments> {
  const type = request.headers['content-type'] ?? '';
  if (type.includes('json')) return body.length > 0 ? JSON.parse(body.toString()) : {};
  if (type.includes('multipart')) {
    const form = await formOf(type, body);
    return Object.fromEntries(
      [...form].map(([name, value]) => [name, typeof value === 'string' ? parsed(value) : value]),
    );
  }
  return Object.fromEntries(
    [...new URLSearchParams(body.toString())].map(([name, value]) => [name, parsed(value)]),
  );
}

/** Bytes of an upload: the only file of a multipart form, or the whole body. */
export async function readUpload(request: IncomingMessage, body: Buffer): Promise<Uint8Array> {
  const type = request.headers['content-type'] ?? '';
  if (!type.includes('multipart')) return new Uint8Array(body);
  for (const [, value] of await formOf(type, body)) {
    if (typeof value !== 'string') return new Uint8Array(await value.arrayBuffer());
  }
  return new Uint8Array();
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}

function formOf(type: string, body: Buffer): Promise<FormData> {
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
}

function parsed(value: string): unknown {
  if (!/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

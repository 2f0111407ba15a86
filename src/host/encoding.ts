/**
 * The door between host text and Lua's byte strings.
 *
 * Inside, a string is one JavaScript character for each byte. Host text goes in as UTF-8. Bytes that are not UTF-8 come out as lone
 * surrogates U+DC80 … U+DCFF, which go back in as the same bytes: any byte string survives the round trip.
 */

const NON_ASCII = /[^\0-\x7f]/;
const SURROGATE_BYTE = 0xdc00;

/** UTF-8 bytes of a host text, one character a byte. */
export function encodeText(text: string): string {
  if (!NON_ASCII.test(text)) return text;
  let bytes = "";
  for (let position = 0; position < text.length; position++) {
    const code = text.codePointAt(position) as number;
    if (code < 0x80) bytes += String.fromCharCode(code);
    else if (code >= 0xdc80 && code <= 0xdcff) bytes += String.fromCharCode(code - SURROGATE_BYTE);
    else if (code < 0x800) bytes += String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000) bytes += String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else {
      bytes += String.fromCharCode(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
      position++;
    }
  }
  return bytes;
}

/** The host text of a byte string. */
export function decodeText(bytes: string): string {
  if (!NON_ASCII.test(bytes)) return bytes;
  let text = "";
  for (let position = 0; position < bytes.length; ) {
    const lead = bytes.charCodeAt(position);
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    const code = length < 2 ? lead : sequence(bytes, position, length);
    if (length === 0 || code < 0) {
      text += String.fromCharCode(SURROGATE_BYTE + lead);
      position++;
    } else {
      text += String.fromCodePoint(code);
      position += length;
    }
  }
  return text;
}

const smallest = [0, 0, 0x80, 0x800, 0x10000];

/** The code point of a multi-byte sequence, or -1 if it is not well-formed UTF-8. */
function sequence(bytes: string, start: number, length: number): number {
  if (start + length > bytes.length) return -1;
  let code = bytes.charCodeAt(start) & (0x7f >> length);
  for (let position = start + 1; position < start + length; position++) {
    const byte = bytes.charCodeAt(position);
    if ((byte & 0xc0) !== 0x80) return -1;
    code = (code << 6) | (byte & 0x3f);
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < (smallest[length] as number) || code > 0x10ffff || isSurrogate ? -1 : code;
}

/** A byte string of raw bytes. */
export function textOfBytes(bytes: Uint8Array): string {
  let text = "";
  for (let position = 0; position < bytes.length; position += 0x2000) {
    text += String.fromCharCode(...bytes.subarray(position, position + 0x2000));
  }
  return text;
}

/** The raw bytes of a byte string. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let position = 0; position < text.length; position++) bytes[position] = text.charCodeAt(position);
  return bytes;
}

// An archive of text files that any program opens; nothing is compressed.
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  }
  return value >>> 0;
});

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  }
  return (value ^ 0xffffffff) >>> 0;
}

const UTF8_NAMES = 0x0800;
const DOS_1980 = 0x21;

/** Numbers of two or four bytes, the least first: [[size, value], …]. */
function record(...fields) {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    view[size === 4 ? 'setUint32' : 'setUint16'](at, value, true);
    at += size;
  }
  return view.buffer;
}

/** @param files path to text */
export function zip(files) {
  const encoder = new TextEncoder();
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = encoder.encode(path);
    const body = encoder.encode(text);
    const about = [[2, UTF8_NAMES], [2, 0], [2, 0], [2, DOS_1980], [4, crc(body)], [4, body.length], [4, body.length], [2, name.length], [2, 0]];
    const head = record([4, 0x04034b50], [2, 20], ...about);
    parts.push(head, name, body);
    directory.push(record([4, 0x02014b50], [2, 20], [2, 20], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name);
    offset += head.byteLength + name.length + body.length;
  }
  const size = directory.reduce((sum, part) => sum + part.byteLength, 0);
  const count = Object.keys(files).length;
  const end = record([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}

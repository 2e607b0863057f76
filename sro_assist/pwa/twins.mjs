// Packs files with Brotli, as small as it gets, side by side: node twins.mjs FILE TWIN [FILE TWIN ...]
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";

const pack = promisify(brotliCompress); // its usual quality is its best
const names = process.argv.slice(2);
const pairs = Array.from({ length: names.length / 2 }, (_, at) => names.slice(2 * at, 2 * at + 2));
try {
  await Promise.all(pairs.map(async ([file, twin]) => writeFile(twin, await pack(await readFile(file)))));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

/**
 * `__pycache__`: compiled modules kept beside their source, keyed by the source's content and minipy's version, so that a stale or foreign file is
 * never used. A folder that cannot be written is no error.
 */
import fs from "node:fs";
import path from "node:path";
import { BUILD_ID } from "./build-id.js";
import { crypto } from "./builtin-modules.js";

function keyOf(source: Uint8Array, optimize: number): Buffer {
  return crypto().createHash("sha256").update(BUILD_ID).update(String(optimize)).update(source).digest();
}

function cacheFile(filename: string, optimize: number): string {
  const { dir, name } = path.parse(filename);
  const suffix = optimize > 0 ? `.opt-${optimize}` : "";
  return path.join(dir, "__pycache__", `${name}.minipy-313${suffix}.pyc`);
}

/** The compiled code of `source`, if it is in the cache. */
export function cachedCode(source: Uint8Array, filename: string, optimize: number): Uint8Array | undefined {
  try {
    const bytes = fs.readFileSync(cacheFile(filename, optimize));
    return bytes.subarray(0, 32).equals(keyOf(source, optimize))
      ? Uint8Array.from(bytes.subarray(32))
      : undefined;
  } catch {
    return undefined;
  }
}

/** Keep compiled code. */
export function storeCode(source: Uint8Array, filename: string, optimize: number, code: Uint8Array): void {
  const file = cacheFile(filename, optimize);
  const temporary = `${file}.${process.pid}.${process.hrtime.bigint()}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(temporary, Buffer.concat([keyOf(source, optimize), code]));
    fs.renameSync(temporary, file);
  } catch {
    fs.rmSync(temporary, { force: true });
  }
}

/** The binary format of WebAssembly, as far as the compiler of the eval loop needs it. */

export const I32 = 0x7f;
export const F64 = 0x7c;
export const VOID = 0x40;

export const OP = {
  unreachable: 0x00,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  br_if: 0x0d,
  br_table: 0x0e,
  return: 0x0f,
  call: 0x10,
  call_indirect: 0x11,
  drop: 0x1a,
  local_get: 0x20,
  local_set: 0x21,
  local_tee: 0x22,
  global_get: 0x23,
  global_set: 0x24,
  i32_load: 0x28,
  f64_load: 0x2b,
  i32_load8_u: 0x2d,
  i32_load16_u: 0x2f,
  i32_store: 0x36,
  f64_store: 0x39,
  i32_store8: 0x3a,
  i32_store16: 0x3b,
  i32_const: 0x41,
  f64_const: 0x44,
  i32_eqz: 0x45,
  i32_eq: 0x46,
  i32_ne: 0x47,
  i32_lt_s: 0x48,
  i32_gt_s: 0x4a,
  i32_le_s: 0x4c,
  i32_ge_s: 0x4e,
  f64_eq: 0x61,
  f64_ne: 0x62,
  f64_lt: 0x63,
  f64_gt: 0x64,
  f64_le: 0x65,
  f64_ge: 0x66,
  i32_clz: 0x67,
  i32_add: 0x6a,
  i32_sub: 0x6b,
  i32_mul: 0x6c,
  i32_rem_s: 0x6f,
  i32_and: 0x71,
  i32_or: 0x72,
  i32_xor: 0x73,
  i32_shl: 0x74,
  i32_shr_s: 0x75,
  i32_shr_u: 0x76,
  f64_abs: 0x99,
  f64_neg: 0x9a,
  f64_floor: 0x9c,
  f64_sqrt: 0x9f,
  f64_add: 0xa0,
  f64_sub: 0xa1,
  f64_mul: 0xa2,
  f64_div: 0xa3,
  f64_convert_i32_s: 0xb7,
  /** Behind the prefix 0xfc. */
  i32_trunc_sat_f64_s: 2,
};

/** Unsigned LEB128. */
export function u32(value) {
  const bytes = [];
  for (let rest = value >>> 0; ; ) {
    const byte = rest & 0x7f;
    rest >>>= 7;
    if (rest === 0) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}

/** Signed LEB128. */
export function s32(value) {
  const bytes = [];
  for (let rest = value | 0; ; ) {
    const byte = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0)) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}

/** The eight bytes of a double. */
export const double = (value) => [...new Uint8Array(new Float64Array([value]).buffer)];

const utf8 = (text) => [...u32(Buffer.byteLength(text)), ...Buffer.from(text)];
const vector = (items) => u32(items.length).concat(...items);
const section = (id, body) => [id, ...u32(body.length), ...body];

/**
 * A module over one shared memory of `maxPages` at most.
 * `types`: {params, results}; `imports`: {name, type}; `functions`: {type, locals: value types, body: bytes without the last `end`};
 * `globals`: a mutable i32 each; `table`: function indices; `exports`: {name, index}.
 */
export function encodeModule({ types, imports, functions, globals, table, exports, maxPages }) {
  const code = functions.map(({ locals, body }) => {
    const runs = [];
    for (const type of locals) {
      if (runs.at(-1)?.type === type) runs.at(-1).count++;
      else runs.push({ type, count: 1 });
    }
    const head = vector(runs.map(({ type, count }) => [...u32(count), type]));
    return u32(head.length + body.length + 1).concat(head, body, [OP.end]);
  });
  const memory = [...utf8("env"), ...utf8("memory"), 2, 3, ...u32(1), ...u32(maxPages)];
  const parts = [
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(
      1,
      vector(
        types.map((t) => [0x60, ...vector(t.params.map((p) => [p])), ...vector(t.results.map((r) => [r]))]),
      ),
    ),
    section(2, vector([memory, ...imports.map((i) => [...utf8("env"), ...utf8(i.name), 0, ...u32(i.type)])])),
    section(3, vector(functions.map((f) => u32(f.type)))),
    section(4, vector([[0x70, 0, ...u32(table.length)]])),
    section(6, vector(Array.from({ length: globals }, () => [I32, 1, OP.i32_const, 0, OP.end]))),
    section(7, vector(exports.map((e) => [...utf8(e.name), 0, ...u32(e.index)]))),
    section(9, vector([[0, OP.i32_const, 0, OP.end, ...vector(table.map(u32))]])),
    section(10, vector(code)),
  ];
  return Uint8Array.from([].concat(...parts));
}

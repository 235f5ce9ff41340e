/**
 * Private names: `__spam` in class Ham is `_Ham__spam`.
 */

/** The name as it is stored; `className` is null outside classes. CPython's counterpart: _Py_Mangle. */
export function mangle(className: string | null, name: string): string {
  if (className === null || !name.startsWith("__") || name.endsWith("__") || name.includes(".")) return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}

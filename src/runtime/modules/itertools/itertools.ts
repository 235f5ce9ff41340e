/** The module itertools. Mirrors CPython's Modules/itertoolsmodule.c. */
import type { PyObject } from "../../heap/ownership.js";
import { T } from "../../objects/type-table.js";
import { addType, defineModule } from "../module-def.js";
import "./combinatoric.js";
import "./endless.js";
import "./grouping.js";
import "./joining.js";
import "./selecting.js";
import { tee } from "./tee.js";

const TYPES: readonly (readonly [string, number])[] = [
  ["accumulate", T.accumulate],
  ["batched", T.batched],
  ["chain", T.chain],
  ["combinations", T.combinations],
  ["combinations_with_replacement", T.combinations_with_replacement],
  ["compress", T.compress],
  ["count", T.itertools_count],
  ["cycle", T.cycle],
  ["dropwhile", T.dropwhile],
  ["filterfalse", T.filterfalse],
  ["groupby", T.groupby],
  ["islice", T.islice],
  ["pairwise", T.pairwise],
  ["permutations", T.permutations],
  ["product", T.product],
  ["repeat", T.repeat],
  ["starmap", T.starmap],
  ["takewhile", T.takewhile],
  ["zip_longest", T.zip_longest],
  ["_grouper", T._grouper],
  ["_tee", T._tee],
  ["_tee_dataobject", T._tee_dataobject],
];

defineModule({
  name: "itertools",
  doc: "Iterators that build on other iterators: without end, up to a point, combined, grouped, or all combinations of their items.",
  functions: [tee],
  exec: (module: PyObject) => {
    for (const [name, type] of TYPES) if (addType(module, name, type) < 0) return -1;
    return 0;
  },
});

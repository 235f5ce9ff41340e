/** The declared native modules by name: filled by `defineModule` while the bundle loads, the same in every thread. */
import type { ModuleDef } from "./module-def.js";

export const NATIVE_MODULES = new Map<string, ModuleDef>();

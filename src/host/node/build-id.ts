/** Names this build; the build script replaces MINIPY_BUILD_ID by a hash of the compiler's code. */
declare const MINIPY_BUILD_ID: string;

export const BUILD_ID: string = MINIPY_BUILD_ID;

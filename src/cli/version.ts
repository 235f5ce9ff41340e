/** The version, as `-V` prints it. */
declare const MINIPY_VERSION: string;

/** The language that we follow. */
export const PYTHON_VERSION = "3.13";
export const VERSION_TEXT = `minipy ${MINIPY_VERSION} (Python ${PYTHON_VERSION} subset)`;
/** `-VV`, and the banner. */
export const LONG_VERSION_TEXT = `${VERSION_TEXT} [Node ${process.version}] on ${process.platform}`;

/** All native modules: importing this declares them. To add one, add its file here. */
import "./abc.js";
import "./atexit.js";
import "./builtins.js";
import "./contextvars.js";
import "./functools/functools.js";
import "./errno.js";
import "./gc.js";
import "./math.js";
import "./operator/operator.js";
import "./signal.js";
import "./posix/posix.js";
import "./sre/sre.js";
import "./sys.js";
import "./thread.js";
import "./time.js";
import "./traceback.js";
import "./weakref.js";

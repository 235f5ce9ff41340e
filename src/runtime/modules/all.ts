/** All native modules: importing this declares them. To add one, add its file here. */
import "./builtins.js";
import "./gc.js";
import "./math.js";
import "./sys.js";
import "./time.js";

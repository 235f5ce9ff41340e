/** The module `errno`: Linux's error numbers by name. */
import { type NewRef, smallInt } from "../heap/ownership.js";
import * as PyDict from "../objects/dict.js";
import { decref } from "../objects/object.js";
import * as PyUnicode from "../objects/unicode.js";
import { addInt, addObjectSteal, defineModule } from "./module-def.js";

// Names in the order of their numbers, from 1 on; "" where there is none. A second name of a number follows a slash.
const NAMES =
  "EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EWOULDBLOCK/EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST EXDEV ENODEV ENOTDIR " +
  "EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK/EDEADLOCK ENAMETOOLONG ENOLCK ENOSYS " +
  "ENOTEMPTY ELOOP - ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST ELNRNG EUNATCH ENOCSI EL2HLT EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT - EBFONT ENOSTR " +
  "ENODATA ETIME ENOSR ENONET ENOPKG EREMOTE ENOLINK EADV ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD EREMCHG ELIBACC " +
  "ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT " +
  "ESOCKTNOSUPPORT EOPNOTSUPP/ENOTSUP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH ENETRESET ECONNABORTED ECONNRESET " +
  "ENOBUFS EISCONN ENOTCONN ESHUTDOWN ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS ESTALE EUCLEAN ENOTNAM " +
  "ENAVAIL EISNAM EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL";

defineModule({
  name: "errno",
  doc: "The system's error numbers.",
  exec(module) {
    const codes = PyDict.new_();
    if (codes === 0) return -1;
    let status = 0;
    NAMES.split(" ").forEach((names, i) => {
      for (const name of names.split("/")) {
        if (name === "-" || status !== 0) continue;
        status = addInt(module, name, i + 1);
        const key = smallInt(i + 1);
        const text = PyUnicode.internFromJS(name) as NewRef;
        if (status === 0) status = PyDict.setItem(codes, key, text);
        decref(text);
      }
    });
    if (status === 0) return addObjectSteal(module, "errorcode", codes);
    decref(codes);
    return -1;
  },
});

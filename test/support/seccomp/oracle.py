"""Asks the installed libseccomp for the program of a filter.

Reads one JSON filter a line, answers one JSON line each: the result of every rule and the program in hexadecimal. Each
filter is built in a process of its own under a time limit, since the library can loop without end.
"""

import json
import os
import signal
import sys
import tempfile

import seccomp

TIME_LIMIT_SECONDS = 2

ERRORS = {
    f"Library error (errno = -{number})": name
    for number, name in [(13, "EACCES"), (17, "EEXIST"), (22, "EINVAL"), (33, "EDOM")]
}
# What the library refuses with EINVAL the module does not even give it.
ERRORS["Maximum number of arguments exceeded"] = "EINVAL"


def action(number):
    return number - (1 << 32) if number >= 1 << 31 else number


def build(request):
    filter = seccomp.SyscallFilter(action(request["default"]))
    if not request["native"]:
        filter.remove_arch(seccomp.Arch("x86_64"))
    for name in request["architectures"]:
        filter.add_arch(seccomp.Arch(name))
    if request["binarySearch"]:
        filter.set_attr(seccomp.Attr.CTL_OPTIMIZE, 2)
    results = []
    for rule in request["rules"]:
        conditions = [
            seccomp.Arg(each["index"], getattr(seccomp, each["operator"]), int(each["value"]), int(each["valueTwo"]))
            for each in rule["conditions"]
        ]
        try:
            filter.add_rule(action(rule["action"]), rule["name"], *conditions)
            results.append("added")
        except RuntimeError as error:
            results.append(ERRORS[str(error)])
    with tempfile.TemporaryFile() as file:
        filter.export_bpf(file)
        file.seek(0)
        return {"results": results, "program": file.read().hex()}


def main():
    for line in sys.stdin:
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, TIME_LIMIT_SECONDS)
            with os.fdopen(writer, "w") as out:
                out.write(json.dumps(build(json.loads(line))))
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as answer:
            text = answer.read()
        os.waitpid(child, 0)
        print(text or json.dumps({"endless": True}), flush=True)


main()

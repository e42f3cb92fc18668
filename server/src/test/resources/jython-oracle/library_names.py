"""Prints what each module of the standard library holds in the Jython that runs this: a line 'module name name ...'.

Modules that cannot be imported here, or whose import does something, are left out.
"""
import os
import sys
import zipfile

LEFT_OUT = ('this', 'antigravity', 'user', 'site', 'pty', 'tty', 'turtle', 'test', 'tests', 'idlelib', 'lib2to3')


def modules(archive):
    for entry in sorted(zipfile.ZipFile(archive).namelist()):
        if entry.startswith('Lib/') and entry.endswith('.py'):
            parts = entry[len('Lib/'):-len('.py')].split('/')
            if parts[-1] == '__init__':
                parts.pop()
            if parts and not [part for part in parts if part in LEFT_OUT]:
                yield '.'.join(parts)
    for name in sys.builtin_module_names:
        yield name


def main():
    out = sys.stdout
    sys.stdout = sys.stderr
    for name in modules(sys.argv[1]):
        try:
            module = __import__(name, {}, {}, ['*'])
        except:
            continue
        names = [text for text in dir(module) if text.replace('_', 'a').isalnum()]
        out.write(' '.join([name] + names) + '\n')
    out.flush()
    # Modules may have started threads.
    os._exit(0)


main()

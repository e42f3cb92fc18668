"""Asks the Jython that runs it what the import statements of a file give.

One request per line of standard input, a JSON object:
  path     the file to read the statements from
  sysPath  what comes before Jython's own entries on sys.path
  name     __name__ of the importing module
  package  the package its imports start from, or null
  root     the directory that the package lies below
  locations  __path__ if the file is a package's __init__, or null
  skip     numbers of statements not to run
Answers on standard output, one JSON object per line:
  {"asking": n}     before the statement with number n is run
  {"imports": [..]} at the end of the file, or {"unparsable": message}

Each statement runs alone: what earlier ones left in sys.modules, in modules, on sys.path is put back first, and then the
importing module's packages are imported.
"""
import ast
import json
import sys

from java.io import BufferedReader, ByteArrayInputStream, InputStreamReader, OutputStream, PrintStream
from java.lang import Class, Runnable, System, Thread
from org.python.core import Py, PyJavaPackage, PyList, PyModule, PySystemState, imp

ABSOLUTE_IMPORT = 0x4000
PROBE = '<probe>'
BUILTINS = list(sys.builtin_module_names)


class State(object):
    """An interpreter as it is at the start of a program, or once a package is imported; it can be put back to that."""

    def __init__(self, sys_path):
        self.system = PySystemState()
        own = [entry for entry in self.system.path if is_jythons_own(entry)]
        self.system.path = PyList(list(sys_path) + own)
        self.package = None
        self.failed = None
        Py.setSystemState(self.system)
        imp.load('site')
        self.start = Snapshot(self.system)
        self.now = self.start

    def put_back(self, request):
        """Puts back to the moment when the packages of the importing module are imported, and nothing since the start."""
        Py.setSystemState(self.system)
        if request['package'] != self.package:
            self.start.restore(self.system)
            self.package = request['package']
            self.failed = None
            self.now = self.start
            if self.package:
                self.failed = import_package(self.system, self.package, request['root'])
                self.now = Snapshot(self.system)
        else:
            self.now.restore(self.system)
        return self.failed


class Snapshot(object):

    def __init__(self, system):
        self.modules = dict((name, system.modules[name]) for name in system.modules.keys())
        seen = set()
        self.namespaces = []
        for module in self.modules.values():
            if isinstance(module, PyModule) and id(module) not in seen:
                seen.add(id(module))
                self.namespaces.append((module.__dict__, dict(module.__dict__)))
        self.builtins = dict(system.builtins)
        self.path = list(system.path)
        self.meta_path = list(system.meta_path)
        self.path_hooks = list(system.path_hooks)

    def restore(self, system):
        restore(system.modules, self.modules)
        for namespace, content in self.namespaces:
            if len(namespace) != len(content):
                restore(namespace, content)
        restore(system.builtins, self.builtins)
        system.path = PyList(self.path)
        system.meta_path = PyList(self.meta_path)
        system.path_hooks = PyList(self.path_hooks)


def import_package(system, package, root):
    """Imports a package; what raises in its body gives way to an empty package in the same place. Returns the failure."""
    failed = None
    try:
        __import__(package)
    except:
        failed = failure()
    if package not in system.modules:
        for end in [index for index, letter in enumerate(package + '.') if letter == '.']:
            part = package[:end]
            if part not in system.modules:
                module = PyModule(part)
                module.__dict__['__path__'] = [root + '/' + part.replace('.', '/')]
                system.modules[part] = module
    return failed


def is_jythons_own(entry):
    return entry.startswith('__') or entry.endswith('.jar/Lib')


def restore(namespace, content):
    for name in list(namespace.keys()):
        if name not in content:
            del namespace[name]
    for name, value in content.items():
        namespace[name] = value


def describe(thing, system):
    if isinstance(thing, PyJavaPackage):
        return {'kind': 'java-package', 'name': thing.__name__}
    for name in BUILTINS:
        if system.modules.get(name) is thing and not (isinstance(thing, PyModule) and '__file__' in thing.__dict__):
            return {'kind': 'builtin-module', 'name': name}
    if type(thing) is Class:
        return {'kind': 'java-class', 'name': Class.getName(thing)}
    if isinstance(thing, PyModule):
        namespace = thing.__dict__
        kind = 'python-module'
        if '__path__' in namespace:
            kind = 'python-package'
        return {'kind': kind, 'name': text(namespace.get('__name__')), 'origin': text(namespace.get('__file__'))}
    return {'kind': 'attribute', 'type': type(thing).__name__}


def text(value):
    if value is None or isinstance(value, unicode):
        return value
    return str(value).decode('utf-8', 'replace')


def failure():
    kind, value, traceback = sys.exc_info()
    name = getattr(kind, '__name__', None) or str(kind)
    try:
        message = text(str(value))
    except:
        message = u'?'
    result = {'outcome': 'error', 'error': name.split('.')[-1], 'message': message}
    frames = []
    while traceback is not None:
        frames.append(traceback.tb_frame)
        traceback = traceback.tb_next
    files = [frame.f_code.co_filename for frame in frames]
    if PROBE in files:
        below = frames[files.index(PROBE) + 1:]
        if below:
            namespace = below[0].f_globals
            result['raisedIn'] = {'name': text(namespace.get('__name__')), 'origin': text(below[0].f_code.co_filename)}
    if isinstance(value, SyntaxError) and value.filename and value.filename != PROBE:
        result.setdefault('raisedIn', {'name': None, 'origin': text(value.filename)})
    return result


def run(state, request, statement, flags):
    """Runs one statement in a namespace like that of the request's module."""
    note = state.put_back(request)
    namespace = {'__name__': request['name']}
    if request['locations']:
        namespace['__path__'] = list(request['locations'])
    code = compile(statement, PROBE, 'exec', flags, True)
    before = dict(namespace)
    try:
        exec code in namespace
    except:
        result = failure()
    else:
        names = {}
        for name in namespace:
            if name not in ('__package__', '__builtins__') and (name not in before or namespace[name] is not before[name]):
                names[name] = describe(namespace[name], state.system)
        result = {'outcome': 'ok', 'names': names}
        if statement.startswith('import '):
            result['chain'] = chain(statement[len('import '):], namespace, state.system)
    if note:
        result['packageFailed'] = note
    return result


def chain(dotted, namespace, system):
    parts = dotted.split('.')
    thing = namespace[parts[0]]
    result = [describe(thing, system)]
    for part in parts[1:]:
        try:
            thing = getattr(thing, part)
        except:
            result.append({'kind': 'absent'})
            break
        result.append(describe(thing, system))
    return result


def statements(tree):
    absolute = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == '__future__'
                and [alias for alias in node.names if alias.name == 'absolute_import']]
    flags = 0
    if absolute:
        flags = ABSOLUTE_IMPORT
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield {'line': node.lineno, 'kind': 'PLAIN', 'level': default_level(flags), 'name': alias.name,
                       'fromList': []}, flags
        elif isinstance(node, ast.ImportFrom):
            names = [alias.name for alias in node.names]
            kind = 'FROM'
            if names == ['*']:
                kind = 'STAR'
                names = []
            yield {'line': node.lineno, 'kind': kind, 'level': node.level or default_level(flags),
                   'name': node.module or '', 'fromList': names}, flags


def default_level(flags):
    if flags:
        return 0
    return -1


def as_text(item):
    if item['kind'] == 'PLAIN':
        return 'import ' + item['name']
    dots = '.' * max(0, item['level'])
    return 'from %s%s import %s' % (dots, item['name'], ', '.join(item['fromList']) or '*')


class Oracle(object):

    def __init__(self, out):
        self.out = out
        self.states = {}
        self.remembered = {}

    def say(self, thing):
        self.out.println(json.dumps(thing))
        self.out.flush()

    def answer(self, request):
        source = open(request['path'], 'rb').read()
        try:
            tree = compile(source.replace('\r\n', '\n') + '\n', request['path'], 'exec', ast.PyCF_ONLY_AST, True)
        except:
            self.say({'unparsable': failure()['message']})
            return
        imports = []
        for number, (item, flags) in enumerate(sorted(statements(tree), key=lambda pair: pair[0]['line'])):
            if number in request['skip']:
                item['result'] = {'outcome': 'hung'}
            else:
                self.say({'asking': number})
                item['result'] = self.ask(request, as_text(item), flags)
                if item['result']['outcome'] == 'error' and len(item['fromList']) > 1:
                    item['alone'] = dict((name, self.ask(request, as_text(dict(item, fromList=[name])), flags))
                                         for name in item['fromList'])
            imports.append(item)
        self.say({'imports': imports})

    def ask(self, request, statement, flags):
        sys_path = tuple(request['sysPath'])
        key = (sys_path, request['package'], statement, flags)
        if key not in self.remembered:
            if sys_path not in self.states:
                self.states[sys_path] = State(sys_path)
            own = Py.getSystemState()
            try:
                self.remembered[key] = run(self.states[sys_path], request, statement, flags)
            finally:
                Py.setSystemState(own)
        return self.remembered[key]


class Nowhere(OutputStream):

    def write(self, *ignored):
        pass


class Loop(Runnable):

    def run(self):
        reader = BufferedReader(InputStreamReader(getattr(System, 'in'), 'UTF-8'))
        oracle = Oracle(PrintStream(System.out, True, 'UTF-8'))
        System.setIn(ByteArrayInputStream([]))
        System.setOut(PrintStream(Nowhere()))
        while True:
            line = reader.readLine()
            if line is None:
                break
            oracle.answer(json.loads(line))
        System.exit(0)


thread = Thread(None, Loop(), 'oracle', 64 * 1024 * 1024)
thread.start()
thread.join()

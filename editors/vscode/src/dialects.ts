/** The dialects that the server knows, for the choice of one. */

/** Each with what a person knows it by. */
export const DIALECTS: readonly { readonly id: string; readonly about: string }[] = [
  { id: 'jython-2.7', about: 'Jython 2.7' },
  { id: 'jython-2.5', about: 'Jython 2.5' },
  { id: 'jython-next', about: 'a later Jython as its developers suggest it: modules that are Python and Java at once' },
  { id: 'cpython-3', about: 'Python 3, without Java' },
  { id: 'graalpy', about: 'GraalPy' },
  { id: 'graalpy-jython', about: 'GraalPy with the option python.EmulateJython' },
  { id: 'jpype', about: 'Python 3 with JPype' },
  { id: 'jep', about: 'Python 3 with Jep' },
  { id: 'py4j', about: 'Python 3 with Py4J, as in PySpark' },
];

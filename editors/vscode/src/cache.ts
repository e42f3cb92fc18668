/** Where the server writes the copies of what lies in archives, and how their names become documents of a scheme of ours. */
import * as path from 'node:path';

/** The scheme of documents that the server wrote for us to show. */
export const SCHEME = 'naja-view';

/** A URI that has an authority keeps its slashes in all clients. */
const AUTHORITY = 'java';

/** The directory of views, as the server finds it: XDG base directories, LOCALAPPDATA, Library/Caches. */
export function viewsDirectory(
  env: Readonly<Record<string, string | undefined>>, home: string, platform: NodeJS.Platform,
): string {
  const xdg = env['XDG_CACHE_HOME'];
  if (xdg && path.isAbsolute(xdg)) {
    return path.join(xdg, 'naja', 'views');
  }
  const windows = env['LOCALAPPDATA'];
  if (windows) {
    return path.join(windows, 'naja', 'cache', 'views');
  }
  return platform === 'darwin'
    ? path.join(home, 'Library', 'Caches', 'naja', 'views')
    : path.join(home, '.cache', 'naja', 'views');
}

/** The parts of a document's URI that shows `file`, or nothing if the file is no view. */
export function viewOf(file: string, views: string): { scheme: string; authority: string; path: string } | undefined {
  const inside = path.relative(views, file);
  if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) {
    return undefined;
  }
  return { scheme: SCHEME, authority: AUTHORITY, path: '/' + inside.split(path.sep).join('/') };
}

/** The file that the document of this path shows; one that leads out of the directory shows nothing. */
export function fileOf(uriPath: string, views: string): string | undefined {
  const file = path.join(views, ...uriPath.split('/'));
  return viewOf(file, views) ? file : undefined;
}

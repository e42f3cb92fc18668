/** Which Java runs the server. Nothing here knows VS Code, so that it is tested by itself. */
import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** The oldest Java that runs the server. */
export const OLDEST = 17;

/** How long a Java may take to tell its version, in milliseconds. */
const PATIENCE = 20_000;

/** A Java that may be there. */
export interface Candidate {
  /** Where it is named, in the words of a message. */
  readonly origin: string;
  /** The executable. */
  readonly command: string;
}

/** A Java that was found, with its version. */
export interface Java extends Candidate {
  readonly major: number;
}

/** Where to look. */
export interface Surroundings {
  /** The setting naja.java.home; empty if nobody set it. */
  readonly setting: string;
  /** The folder of the extension, which may hold a runtime. */
  readonly extension: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/** No Java that will do; the message says what was tried and what to do. */
export class NoJava extends Error {}

/** All places where a Java may be, the first to be taken first; those that do not exist are left out, but for the setting. */
export function candidates(where: Surroundings): Candidate[] {
  const found: Candidate[] = [];
  if (where.setting !== '') {
    found.push({ origin: 'the setting naja.java.home', command: ofSetting(where) });
  }
  const embedded = executable(path.join(where.extension, 'jre'), where.platform);
  if (fs.existsSync(embedded)) {
    found.push({ origin: 'the runtime that comes with the extension', command: embedded });
  }
  for (const name of ['JAVA_HOME', 'JDK_HOME']) {
    const home = where.env[name];
    if (home && fs.existsSync(executable(home, where.platform))) {
      found.push({ origin: name, command: executable(home, where.platform) });
    }
  }
  const onPath = searchPath(where);
  if (onPath) {
    found.push({ origin: 'PATH', command: onPath });
  }
  return found;
}

/** The first Java that is new enough. A setting that does not hold one is an error: nobody wants another one in its place. */
export async function findJava(where: Surroundings): Promise<Java> {
  const tried: string[] = [];
  for (const candidate of candidates(where)) {
    const answer = await version(candidate.command);
    if (answer !== undefined && answer >= OLDEST) {
      return { ...candidate, major: answer };
    }
    const what = answer === undefined ? 'is no Java that runs' : `is Java ${answer}`;
    tried.push(`${candidate.command} (${candidate.origin}) ${what}`);
    if (where.setting !== '') {
      break;
    }
  }
  const seen = tried.length === 0 ? 'There is none in JAVA_HOME, JDK_HOME and PATH.' : `${tried.join('; ')}.`;
  throw new NoJava(`Naja needs Java ${OLDEST} or newer. ${seen}`);
}

/** The major version in what `java -version` prints: 8 of "1.8.0_392", 17 of "17.0.15", 25 of "25-ea". */
export function majorVersion(printed: string): number | undefined {
  const match = /version "(\d+)(?:\.(\d+))?/.exec(printed);
  if (!match) {
    return undefined;
  }
  const first = Number(match[1]);
  return first === 1 && match[2] !== undefined ? Number(match[2]) : first;
}

/** The variables under which a Java reads all file names: in the locale C it reads none but those in ASCII. */
export function environment(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return locale === '' || locale === 'C' || locale === 'POSIX' ? { ...env, LC_ALL: 'C.UTF-8' } : { ...env };
}

function version(command: string): Promise<number | undefined> {
  return new Promise(resolve => {
    execFile(command, ['-version'], { timeout: PATIENCE }, (error, stdout, stderr) => {
      resolve(error ? undefined : majorVersion(stderr + stdout));
    });
  });
}

function ofSetting(where: Surroundings): string {
  const home = where.setting.replace(/^~(?=$|[\\/])/, where.env['HOME'] ?? where.env['USERPROFILE'] ?? '~');
  const inside = executable(home, where.platform);
  // Whoever names the executable itself means it, too.
  return !fs.existsSync(inside) && fs.existsSync(home) && fs.statSync(home).isFile() ? home : inside;
}

function executable(home: string, platform: NodeJS.Platform): string {
  return path.join(home, 'bin', platform === 'win32' ? 'java.exe' : 'java');
}

function searchPath(where: Surroundings): string | undefined {
  const name = where.platform === 'win32' ? 'java.exe' : 'java';
  const folders = (where.env['PATH'] ?? where.env['Path'] ?? '').split(where.platform === 'win32' ? ';' : ':');
  return folders
    .filter(folder => path.isAbsolute(folder))
    .map(folder => path.join(folder, name))
    .find(file => fs.existsSync(file));
}

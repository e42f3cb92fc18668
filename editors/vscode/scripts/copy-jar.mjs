// Puts the server's jar and the licence where the package has them.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const here = join(import.meta.dirname, '..');
const jar = process.env.NAJA_JAR || join(here, '..', '..', 'server', 'target', 'naja.jar');
if (!existsSync(jar)) {
  console.error(`${jar} is not there: run "mvn -DskipTests package" in the root of the repository first.`);
  process.exit(1);
}
mkdirSync(join(here, 'server'), { recursive: true });
copyFileSync(jar, join(here, 'server', 'naja.jar'));
copyFileSync(join(here, '..', '..', 'LICENSE'), join(here, 'LICENSE.txt'));

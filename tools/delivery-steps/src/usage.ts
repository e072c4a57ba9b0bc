import type { z } from "zod";

/**
 * How a command is used, from the settings that it takes.
 * @param script its name in package.json
 */
export function usage(script: string, settings: z.ZodObject): string {
  const options = Object.entries(settings.shape).map(([name, { description = "" }]: [string, z.ZodType]) => [
    `  --${name} VALUE`,
    `      ${description}`,
  ]);
  return [
    `usage: npm run ${script} -- [OPTION]…`,
    "",
    ...options.flat(),
    "  --help",
    "      Prints this.",
  ].join("\n");
}

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { getRootDirectory } from "@pulumi/pulumi";
import { z } from "zod";
import { type LifecycleScript, studioApps } from "@mlops/studio";

const folder = "apps/platform/lifecycle-scripts";

/** A lifecycle script as a stack file names it, by its file; it becomes the script with the file's content. */
export const lifecycleScriptValue = z
  .strictObject({
    name: z.string(),
    app: z.enum(studioApps),
    /** Name of a file in the app's folder `lifecycle-scripts`. */
    file: z.string(),
    runByDefault: z.boolean().optional(),
  })
  .transform(({ file, ...settings }, context): LifecycleScript => {
    const path = join(getRootDirectory(), folder);
    const files = readdirSync(path).sort();
    if (files.includes(file)) return { ...settings, script: readFileSync(join(path, file), "utf8") };
    const message = `expected a file in ${folder}: ${files.join(", ")}`;
    context.addIssue({ code: "custom", path: ["file"], input: file, message });
    return z.NEVER;
  });

import { z } from "zod";
import { defineAction } from "../command/action.ts";
import { stackValue, textValue } from "../command/given-values.ts";
import { describedVersion } from "./described-version.ts";
import { lineageOf } from "./lineage.ts";
import { pinnedBy } from "./pins.ts";
import { registeredModel } from "./registered-model.ts";
import { shownLines, shownVersion } from "./shown-version.ts";
import { measuredVersions } from "./version-metrics.ts";
import { versionValue } from "./version-value.ts";

/** `models show`. */
export const showModel = defineAction(
  z.strictObject({ stack: stackValue(), version: versionValue(), model: textValue().optional() }),
  async ({ stack, version: number, model: name }, context) => {
    const model = await registeredModel(context, stack, name);
    const version = await describedVersion(model, number);
    const lineage = await lineageOf(model, version, context);
    const [measured] = await measuredVersions(model, [version], context);
    const shown = shownVersion(model, version, {
      lineage,
      metrics: measured?.metrics ?? {},
      pinnedBy: pinnedBy(context.root, model).filter((pin) => pin.version === number),
    });
    return { data: shown, lines: shownLines(shown) };
  },
);

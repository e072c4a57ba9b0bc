import { z } from "zod";
import { defineAction } from "../../command/action.ts";
import { status } from "../../command/failures.ts";
import { follow } from "../../command/follow.ts";
import { stackValue, switchValue, textValue } from "../../command/given-values.ts";
import { stateLine } from "../rollout.ts";
import { describedEndpoint, endpointNameOf, isBroken, isChanging } from "../stack-endpoint.ts";
import { endpointLines } from "./endpoint-lines.ts";
import { endpointView } from "./endpoint-view.ts";

/** `endpoint status`. */
export const endpointStatus = defineAction(
  z.strictObject({ stack: stackValue(), endpoint: textValue().optional(), follow: switchValue() }),
  async ({ stack, endpoint, follow: isFollowed }, context) => {
    const connection = await context.connect(stack);
    const name = await endpointNameOf(connection, endpoint);
    const look = () => describedEndpoint(connection, name);
    const seen = isFollowed
      ? await follow(context, {
          title: `endpoint ${name}`,
          look,
          isOver: (now) => !isChanging(now),
          state: stateLine,
          again: `endpoint status ${stack}${endpoint === undefined ? "" : ` --endpoint ${endpoint}`}`,
        })
      : await look();
    const view = await endpointView(connection, seen);
    return {
      data: view,
      lines: endpointLines(view, context.terminal, context.clock.now()),
      status: isBroken(seen) ? status.no : status.success,
    };
  },
);

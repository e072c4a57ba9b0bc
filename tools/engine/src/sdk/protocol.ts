import * as alias from "@pulumi/pulumi/proto/alias_pb.js";
import * as callback from "@pulumi/pulumi/proto/callback_pb.js";
import * as resource from "@pulumi/pulumi/proto/resource_pb.js";
import { exportsOf } from "./module-exports.ts";

/**
 * The messages between program and engine. Their modules fill in their exports as they run, so that Node finds no
 * names to import: types come from the modules themselves, values from here.
 */
export const { Alias } = exportsOf<typeof alias>(alias);
export const { CallbackInvokeRequest } = exportsOf<typeof callback>(callback);
export const {
  RegisterResourceRequest,
  ResourceMonitorFeature,
  TransformInvokeOptions,
  TransformInvokeRequest,
  TransformInvokeResponse,
  TransformRequest,
  TransformResourceOptions,
  TransformResponse,
} = exportsOf<typeof resource>(resource);

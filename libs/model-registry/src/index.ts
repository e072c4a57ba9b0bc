export { ModelGroup, type ModelGroupArgs, groupNameOf } from "./model-group/model-group.ts";
export { modelGroupSettings } from "./model-group/model-group-settings.ts";

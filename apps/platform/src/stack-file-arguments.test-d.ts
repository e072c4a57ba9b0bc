// Checked by `npm run typecheck`: a stack file can hold every plain argument of the app's components.
import type {
  EncryptionKeysArgs,
  GuardrailsArgs,
  MlEnvironmentArgs,
  PackageMirrorArgs,
} from "@mlops/ml-environment";
import type { NetworkArgs } from "@mlops/network";
import type { AlarmTopicArgs, StackBudgetArgs } from "@mlops/observability";
import type { NotebookInstanceArgs, StudioArgs, TrainingBoxArgs } from "@mlops/studio";
import { type Missing, type SectionsOf, nothingIsMissing } from "@mlops/testing";
import type { sections } from "./sections.ts";

type Platform = SectionsOf<typeof sections>;
/** Told once for all sections. */
type Accounts = "trustedAccounts" | "readerAccounts";

nothingIsMissing<Exclude<Missing<GuardrailsArgs, Platform["guardrails"]>, Accounts>>();
nothingIsMissing<Exclude<Missing<EncryptionKeysArgs, Platform["keys"]>, Accounts>>();
nothingIsMissing<Missing<AlarmTopicArgs, Platform["alerts"]>>();
nothingIsMissing<Missing<StackBudgetArgs, Platform["alerts"]>>();
// Whether there is a mirror is told by its own section.
nothingIsMissing<Exclude<Missing<NetworkArgs, Platform["network"]>, Accounts | "packageMirror">>();
nothingIsMissing<Missing<PackageMirrorArgs, NonNullable<Platform["packageMirror"]>>>();
nothingIsMissing<Exclude<Missing<MlEnvironmentArgs, Platform["mlEnvironment"]>, Accounts>>();
// The tags are those of the whole stack.
nothingIsMissing<Exclude<Missing<StudioArgs, Platform["studio"]>, "tags">>();
nothingIsMissing<Missing<NotebookInstanceArgs, Platform["notebooks"][number]>>();
nothingIsMissing<Missing<TrainingBoxArgs, Platform["trainingBoxes"][number]>>();

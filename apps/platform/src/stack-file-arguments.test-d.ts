// Checked by `npm run typecheck`: a stack file can hold every plain argument of the app's components.
import type { FeatureGroupArgs, FeatureStoreArgs } from "@mlops/feature-store";
import type { EncryptionKeysArgs, MlEnvironmentArgs, PackageMirrorArgs } from "@mlops/ml-environment";
import type { ModelGroupArgs } from "@mlops/model-registry";
import type { NetworkArgs } from "@mlops/network";
import type { AlarmTopicArgs, StackBudgetArgs } from "@mlops/observability";
import type { NotebookInstanceArgs, StudioArgs, TrainingBoxArgs } from "@mlops/studio";
import { type Missing, type SectionsOf, nothingIsMissing } from "@mlops/testing";
import type { sections } from "./sections.ts";

type Platform = SectionsOf<typeof sections>;
/** Told once for all sections. */
type Accounts = "trustedAccounts" | "readerAccounts";

nothingIsMissing<Exclude<Missing<EncryptionKeysArgs, Platform["keys"]>, Accounts>>();
nothingIsMissing<Missing<AlarmTopicArgs, Platform["alerts"]>>();
nothingIsMissing<Missing<StackBudgetArgs, Platform["alerts"]>>();
// Whether there is a mirror is told by its own section.
nothingIsMissing<Exclude<Missing<NetworkArgs, Platform["network"]>, Accounts | "packageMirror">>();
nothingIsMissing<Missing<PackageMirrorArgs, NonNullable<Platform["packageMirror"]>>>();
nothingIsMissing<Exclude<Missing<MlEnvironmentArgs, Platform["mlEnvironment"]>, Accounts>>();
nothingIsMissing<Missing<FeatureStoreArgs, Platform["featureStore"]>>();
type FeatureGroups = NonNullable<Platform["featureStore"]["groups"]>;
nothingIsMissing<Missing<FeatureGroupArgs, FeatureGroups[string]>>();
nothingIsMissing<Exclude<Missing<ModelGroupArgs, Platform["registry"][string]>, Accounts>>();
// The tags are those of the whole stack.
nothingIsMissing<Exclude<Missing<StudioArgs, Platform["studio"]>, "tags">>();
nothingIsMissing<Missing<NotebookInstanceArgs, Platform["notebooks"][number]>>();
nothingIsMissing<Missing<TrainingBoxArgs, Platform["trainingBoxes"][number]>>();

import type { Rule } from "../../rule.ts";
import { smDomainCmk } from "./sm-domain-cmk.ts";
import { smDomainSso } from "./sm-domain-sso.ts";
import { smDomainVpcOnly } from "./sm-domain-vpc-only.ts";
import { smEndpointCmk } from "./sm-endpoint-cmk.ts";
import { smEndpointMinInstances } from "./sm-endpoint-min-instances.ts";
import { smFeaturegroupKeepsRecords } from "./sm-featuregroup-keeps-records.ts";
import { smFeaturegroupOfflineCmk } from "./sm-featuregroup-offline-cmk.ts";
import { smFeaturegroupOnlineCmk } from "./sm-featuregroup-online-cmk.ts";
import { smFlowDefinitionCmk } from "./sm-flow-definition-cmk.ts";
import { smInferenceExperimentCmk } from "./sm-inference-experiment-cmk.ts";
import { smJobInVpc } from "./sm-job-in-vpc.ts";
import { smJobNetworkIsolation } from "./sm-job-network-isolation.ts";
import { smJobOutputCmk } from "./sm-job-output-cmk.ts";
import { smJobTrafficEncryption } from "./sm-job-traffic-encryption.ts";
import { smJobVolumeCmk } from "./sm-job-volume-cmk.ts";
import { smJobdefNetworkIsolation } from "./sm-jobdef-network-isolation.ts";
import { smJobdefOutputCmk } from "./sm-jobdef-output-cmk.ts";
import { smJobdefTrafficEncryption } from "./sm-jobdef-traffic-encryption.ts";
import { smJobdefVolumeCmk } from "./sm-jobdef-volume-cmk.ts";
import { smModelImageTrusted } from "./sm-model-image-trusted.ts";
import { smModelInVpc } from "./sm-model-in-vpc.ts";
import { smModelNetworkIsolation } from "./sm-model-network-isolation.ts";
import { smModelPrivateRegistry } from "./sm-model-private-registry.ts";
import { smNotebookCmk } from "./sm-notebook-cmk.ts";
import { smNotebookImdsv2 } from "./sm-notebook-imdsv2.ts";
import { smNotebookInVpc } from "./sm-notebook-in-vpc.ts";
import { smNotebookLifecycleNoSecrets } from "./sm-notebook-lifecycle-no-secrets.ts";
import { smNotebookNoDirectInternet } from "./sm-notebook-no-direct-internet.ts";
import { smNotebookNoRoot } from "./sm-notebook-no-root.ts";
import { smNotebookPlatform } from "./sm-notebook-platform.ts";
import { smNotebookRoleNotAdmin } from "./sm-notebook-role-not-admin.ts";
import { smNotebookSecurityGroups } from "./sm-notebook-security-groups.ts";
import { smRoleNoFullAccess } from "./sm-role-no-full-access.ts";
import { smScheduleNetworkIsolation } from "./sm-schedule-network-isolation.ts";
import { smScheduleTrafficEncryption } from "./sm-schedule-traffic-encryption.ts";
import { smTags } from "./sm-tags.ts";

export const sagemakerRules: readonly Rule[] = [
  smDomainCmk,
  smDomainSso,
  smDomainVpcOnly,
  smEndpointCmk,
  smEndpointMinInstances,
  smFeaturegroupKeepsRecords,
  smFeaturegroupOfflineCmk,
  smFeaturegroupOnlineCmk,
  smFlowDefinitionCmk,
  smInferenceExperimentCmk,
  smJobInVpc,
  smJobNetworkIsolation,
  smJobOutputCmk,
  smJobTrafficEncryption,
  smJobVolumeCmk,
  smJobdefNetworkIsolation,
  smJobdefOutputCmk,
  smJobdefTrafficEncryption,
  smJobdefVolumeCmk,
  smModelImageTrusted,
  smModelInVpc,
  smModelNetworkIsolation,
  smModelPrivateRegistry,
  smNotebookCmk,
  smNotebookImdsv2,
  smNotebookInVpc,
  smNotebookLifecycleNoSecrets,
  smNotebookNoDirectInternet,
  smNotebookNoRoot,
  smNotebookPlatform,
  smNotebookRoleNotAdmin,
  smNotebookSecurityGroups,
  smRoleNoFullAccess,
  smScheduleNetworkIsolation,
  smScheduleTrafficEncryption,
  smTags,
];

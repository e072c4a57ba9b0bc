import { featureGroupRef, platformRef, registryRef, testEnvironment } from "@mlops/contracts/testing";

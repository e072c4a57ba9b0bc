export {
  type Device,
  type Framework,
  type ImagePurpose,
  type ImageRequest,
  containerImage,
  containerImageProblems,
  imageVersions,
} from "./container-image.ts";
export { type ImageRepository, imageRepository } from "./image-repository.ts";
export { type InstanceFacts, type InstanceType, instanceFacts } from "./instance-type.ts";

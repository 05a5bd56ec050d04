/**
 * Release of EKS's AL2023 images that Karpenter's nodes start from unless the file names another one. It exists for
 * every Kubernetes version of lib/facts/kubernetes-versions.ts, on amd64 and arm64.
 * Source: CHANGELOG.md of https://github.com/awslabs/amazon-eks-ami. Checked 2026-11-21.
 */
export const defaultNodeImage = 'v20260714';

/**
 * What the role of the EBS driver's controller must be allowed on the key of its volumes: its managed policy grants no
 * customer managed key. `grant` is for AWS services only (condition `kms:GrantIsForAWSResource`).
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html. Checked 2026-11-20.
 */
export const volumeKeyActions = {
  grant: 'kms:CreateGrant',
  use: [
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ],
} as const;

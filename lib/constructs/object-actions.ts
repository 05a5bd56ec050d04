/**
 * What AutoMQ calls on objects, and nothing else: multipart uploads need PutObject only, uploads are never aborted by
 * AutoMQ (the bucket's lifecycle does it), and it reads neither tags nor versions
 * (s3stream/.../operator/AwsObjectStorage.java of AutoMQ 1.7.3).
 */
export const objectActions = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'] as const;

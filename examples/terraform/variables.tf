# Inputs besides the settings of the functions, which are in settings.tf.

variable "name" {
  description = "Prefix of the names of all resources, and the name of a new user pool."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{0,43}$", var.name))
    error_message = "name must have 1 to 44 letters, digits, hyphens or underscores, because a function's name has at most 64."
  }
}

variable "dist_folder" {
  description = "Folder with the zip files of `make dist` or of a release."
  type        = string
}

variable "architecture" {
  description = "Processor architecture of the zip files: arm64 or x86_64."
  type        = string
  default     = "arm64"

  validation {
    condition     = contains(["arm64", "x86_64"], var.architecture)
    error_message = "architecture must be arm64 or x86_64."
  }
}

variable "content_pack" {
  description = "Path of the file content.pack. If empty, the functions use their compiled-in content."
  type        = string
  default     = ""

  validation {
    condition     = var.content_pack == "" || (basename(var.content_pack) == "content.pack" && fileexists(var.content_pack))
    error_message = "content_pack is not a file content.pack: run cognito-triggers pack --out content/content.pack."
  }
}

variable "create_user_pool" {
  description = "Whether the module creates a user pool with email sign-in and an app client."
  type        = bool
  default     = false
}

variable "user_pool_id" {
  description = "Id of the only user pool that may invoke the functions, as text: a reference to the pool would be circular. If empty, all pools of the account may."
  type        = string
  default     = ""

  validation {
    condition     = var.user_pool_id == "" || (!var.create_user_pool && can(regex("^[a-z0-9-]+_[A-Za-z0-9]+$", var.user_pool_id)))
    error_message = "user_pool_id must be an id such as eu-west-1_EXAMPLE01, and empty if the module creates the pool."
  }
}

variable "ses_identity_arn" {
  description = "ARN of the verified Amazon SES identity that sends the email of a new user pool. If empty, Cognito sends it: at most 50 emails per day."
  type        = string
  default     = ""
}

variable "ses_configuration_set" {
  description = "Amazon SES configuration set of the email of a new user pool. It needs ses_identity_arn."
  type        = string
  default     = ""

  validation {
    condition     = var.ses_configuration_set == "" || var.ses_identity_arn != ""
    error_message = "ses_configuration_set needs ses_identity_arn, because it is a setting of Amazon SES."
  }
}

variable "reply_to_address" {
  description = "Address to which people reply to the email of a new user pool. If empty, they reply to the sender."
  type        = string
  default     = ""
}

variable "from_address" {
  description = "Sender of the email of a new user pool. It must belong to ses_identity_arn. If empty, the identity itself is the sender."
  type        = string
  default     = ""

  validation {
    condition     = var.from_address == "" || var.ses_identity_arn != ""
    error_message = "from_address needs ses_identity_arn, because Cognito's own email has a fixed sender."
  }
}

variable "table_name" {
  description = "Name of the table of the default records; its key must be record_key and record_sort_key. If empty, the module creates a table."
  type        = string
  default     = ""
}

variable "time_to_live_attribute" {
  description = "TTL attribute of a new table, in epoch seconds. If empty, DynamoDB deletes no record."
  type        = string
  default     = ""

  validation {
    condition     = var.time_to_live_attribute == "" || var.table_name == ""
    error_message = "time_to_live_attribute must be empty with table_name: switch TTL on at the table itself."
  }
}

variable "table_kms_key_arn" {
  description = "ARN of the customer managed AWS KMS key that encrypts the table. If empty, DynamoDB encrypts with its own key."
  type        = string
  default     = ""
}

variable "ensure_records_at_sign_in" {
  description = "Whether each sign-in creates missing default records."
  type        = bool
  default     = false
}

variable "memory_size" {
  description = "Memory of each function in MB. Processor time grows with it."
  type        = number
  default     = 128
}

variable "log_retention_in_days" {
  description = "Days after which CloudWatch deletes log lines."
  type        = number
  default     = 30
}

variable "log_kms_key_arn" {
  description = "ARN of the AWS KMS key that encrypts the logs. Its policy must admit CloudWatch Logs. If empty, CloudWatch encrypts with its own key."
  type        = string
  default     = ""
}

variable "subnet_ids" {
  description = "Subnets of the functions, with a route to DynamoDB. If empty, the functions run outside of your network."
  type        = list(string)
  default     = []
}

variable "security_group_ids" {
  description = "Security groups of the functions in subnet_ids."
  type        = list(string)
  default     = []

  validation {
    condition     = (length(var.security_group_ids) == 0) == (length(var.subnet_ids) == 0)
    error_message = "subnet_ids and security_group_ids need each other."
  }
}

variable "permissions_boundary" {
  description = "ARN of the permissions boundary of all roles. If empty, there is none."
  type        = string
  default     = ""
}

variable "role_path" {
  description = "Path of all roles."
  type        = string
  default     = "/"
}

output "lambda_config" {
  description = "ARN of the function of each trigger, for the block lambda_config of your pool; null for a trigger that is off."
  value       = local.lambda_config
  # A pool that uses this output is changed only after Cognito may invoke the functions.
  depends_on = [aws_lambda_permission.cognito]
}

output "user_pool_id" {
  description = "Id of the new user pool, or null."
  value       = one(aws_cognito_user_pool.new[*].id)
}

output "user_pool_client_id" {
  description = "Id of the app client of the new user pool, or null."
  value       = one(aws_cognito_user_pool_client.new[*].id)
}

output "table_name" {
  description = "Table of the default records."
  value       = local.table_name
}

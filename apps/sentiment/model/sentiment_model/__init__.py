"""What the scripts of the sentiment model share; each job gets it with its source code, each model with its own."""

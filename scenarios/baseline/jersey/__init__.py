"""Jersey from published figures alone, for someone who has nothing but public numbers."""

"""In which parish or district a home of each kind would be nearest to schools and families."""

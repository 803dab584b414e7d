"""What others offer for the same step, on the page of `wagtail start`: Wagtail's own form page, and django-formtools'
wizard with its answers in the session. Measured side by side with ours."""

# Two stages: pip and its leavings stay behind in the first.
FROM python:3.11-slim-bookworm AS builder

RUN python -m venv /opt/venv
# Before the code, so that a change of the code alone installs nothing anew.
COPY requirements.txt /app/requirements.txt
# Wheels alone: there is no compiler here, and nobody's setup.py runs.
RUN /opt/venv/bin/pip install --no-cache-dir --only-binary=:all: --require-hashes -r /app/requirements.txt


FROM python:3.11-slim-bookworm

# A number that no account of the host is likely to have. A new volume takes its owner from the folder made here.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin glimmers \
    && install --directory --owner=glimmers --group=glimmers /data

# 0.0.0.0 is inside the container: whoever starts it decides which addresses of the box lead here.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    GLIMMERS_DATA=/data \
    GLIMMERS_BIND=0.0.0.0 \
    PORT=8000

WORKDIR /app
COPY --from=builder /opt/venv /opt/venv
# Owned by its reader: files checked out under a strict umask are closed to everybody else.
COPY --chown=glimmers:glimmers . .

# manage.py is not run here: it would make a secret key, and the same one for everybody who has the image.
# `serve` makes a key, migrates and collects the static files in /data.
USER glimmers
VOLUME /data
EXPOSE 8000

# Ready means: the database answers and has this release's migrations. Asked directly, also where a proxy is set.
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.build_opener(u.ProxyHandler({})).open('http://127.0.0.1:' + os.environ['PORT'] + '/readyz', timeout=8)"]

# In exec form, or a shell would stand between Docker's SIGTERM and `serve`.
CMD ["python", "manage.py", "serve"]

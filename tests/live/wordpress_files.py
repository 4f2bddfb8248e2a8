"""The files in PHP that make a WordPress one of our nights; `night.json` says what is wrong with it tonight."""

CONFIG = """<?php
$night = json_decode(file_get_contents(__DIR__ . '/night.json'), true);
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . ($night['database'] ? '%(socket)s' : '/nowhere.sock'));
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', '%(url)s');
define('WP_SITEURL', '%(url)s');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('DISABLE_WP_CRON', true);
define('WP_DEBUG', $night['notices']);
define('WP_DEBUG_DISPLAY', $night['notices']);
define('AUTH_KEY', 'live'); define('SECURE_AUTH_KEY', 'live'); define('LOGGED_IN_KEY', 'live');
define('NONCE_KEY', 'live'); define('AUTH_SALT', 'live'); define('SECURE_AUTH_SALT', 'live');
define('LOGGED_IN_SALT', 'live'); define('NONCE_SALT', 'live');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
# PHP's server gives files as they are, and everything else to WordPress.
ROUTER = """<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$night = json_decode(file_get_contents(__DIR__ . '/night.json'), true);
if ($night['maintenance']) {
    http_response_code(503); header('Retry-After: 2');
    die('<html><head><title>Maintenance</title></head><body>Briefly unavailable for scheduled maintenance. '
        . 'Check back in a minute.</body></html>');
}
$file = __DIR__ . $path;
if ($path !== '/' && is_file($file) && substr($path, -4) !== '.php') return false;
if (is_file($file)) { require $file; return; }
$_SERVER['SCRIPT_NAME'] = '/index.php'; $_SERVER['PHP_SELF'] = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = __DIR__ . '/index.php';
require __DIR__ . '/index.php';
"""
# WordPress shows this when the database does not answer; many hosts send it with 200.
DATABASE_ERROR = """<?php
http_response_code(200);
echo '<html><head><title>Database Error</title></head>';
echo '<body><h1>Error establishing a database connection</h1></body></html>';
"""
# A plugin of years ago that complains on every page.
NOTICES = """<?php
$night = json_decode(file_get_contents(ABSPATH . 'night.json'), true);
if ($night['notices'] && PHP_SAPI !== 'cli')
    add_action('wp_head', function () { trigger_error('Undefined index: widget in old-plugin', E_USER_NOTICE); });
"""
PRELUDE = """<?php
$_SERVER['HTTP_HOST'] = '%(host)s'; $_SERVER['REQUEST_METHOD'] = 'GET'; $_SERVER['REQUEST_URI'] = '/';
%(define)s require '%(root)s/wp-load.php'; $in = json_decode(stream_get_contents(STDIN), true);
"""

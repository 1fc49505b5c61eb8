; Installer for Windows, made with Inno Setup 6 from the folder that `make frozen` leaves:
;   iscc /DVersion=0.1.0 delivery\fieldreg.iss
;
; Upgrade: the same AppId replaces the program and nothing else. What officers registered is in
; %LOCALAPPDATA%\fieldreg, which neither installing nor uninstalling touches.

#ifndef Version
  #error Say which version: iscc /DVersion=0.1.0 delivery\fieldreg.iss
#endif

[Setup]
AppId={{14078407-239C-44E4-A939-03589D2235B2}
AppName=fieldreg
AppVersion={#Version}
VersionInfoVersion={#Version}
DefaultDirName={autopf}\fieldreg
DefaultGroupName=fieldreg
DisableProgramGroupPage=yes
; An officer has no administrator's password: for this user alone, unless an administrator installs it.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
; A running program has files open; the journal survives its end, so Windows may close it.
CloseApplications=yes
RestartApplications=no
Compression=lzma2/max
SolidCompression=yes
SetupIconFile=..\resources\icons\fieldreg.ico
UninstallDisplayIcon={app}\fieldreg-window.exe
OutputDir=..\dist
OutputBaseFilename=fieldreg-{#Version}-setup

[InstallDelete]
; Modules that the new version no longer has must not be found beside it.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\dist\fieldreg\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\fieldreg"; Filename: "{app}\fieldreg-window.exe"
Name: "{autodesktop}\fieldreg"; Filename: "{app}\fieldreg-window.exe"; Tasks: desktop

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"

[Run]
Filename: "{app}\fieldreg-window.exe"; Description: "{cm:LaunchProgram,fieldreg}"; Flags: nowait postinstall skipifsilent
